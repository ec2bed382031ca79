// Short histories of headers for tests of the record graph.
#pragma once

#include "journal/sealed/record_graph.hpp"

namespace candour::test {

EnvelopeId id(int number);
ChainId chain(int number);
// Whose vault it is, and two others.
DeviceKey own_device();
DeviceKey dani();
DeviceKey meg();

// A record of the device's own chain; prev 0 is none.
sealed::GraphRecord record(int number, const DeviceKey& device, std::uint64_t seq, int prev = 0);
sealed::Tip head_of(const sealed::GraphRecord& record);

// Dani and Meg write in turn, and once at the same time.
std::vector<sealed::GraphRecord> six_records();

// Up to twelve records of three devices: links to anything before, to nothing held, equal places, wrong heads. Drawn by
// RapidCheck.
std::vector<sealed::GraphRecord> hostile_history();
// An id that hostile histories name and never hold.
EnvelopeId missing_id(std::size_t place);

}  // namespace candour::test
