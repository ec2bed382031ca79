// The one type that may reach a table or a screen: a record that passed every check of protocol.md B8.1.
#pragma once

#include "crypto/secret.hpp"
#include "journal/sealed/record.hpp"

namespace candour::sealed {

// Only authenticate(), seal_record() and from_store() make one. Move-only, for it holds the envelope's key.
class AuthenticRecord {
 public:
  AuthenticRecord(AuthenticRecord&&) noexcept = default;
  AuthenticRecord& operator=(AuthenticRecord&&) noexcept = default;

  // A record that this vault authenticated before, read back from its own encrypted database: nothing is verified
  // again. `body` is absent when it was withdrawn.
  static Result<AuthenticRecord> from_store(const EnvelopeId& env_id, ByteView header, std::optional<Bytes> body);

  const EnvelopeId& env_id() const { return env_id_; }
  const RecordHeader& header() const { return header_; }
  const EpochId& epoch() const { return header_.epoch; }
  bool has_body() const { return body_.has_value(); }
  // Empty when withdrawn.
  ByteView body() const { return body_ ? ByteView(*body_) : ByteView(); }
  const Signature& signature() const { return signature_; }
  // The header's bytes, for the store.
  Bytes header_bytes() const { return encode_header(header_, body_size_); }
  // k of the envelope, to be stored; absent when read back from the store.
  const std::optional<crypto::Transient<32>>& envelope_key() const { return envelope_key_; }

 private:
  friend class RecordAuthority;
  AuthenticRecord(const EnvelopeId& env_id, RecordHeader header, std::optional<Bytes> body, std::size_t body_size)
      : env_id_(env_id), header_(std::move(header)), body_(std::move(body)), body_size_(body_size) {}

  EnvelopeId env_id_;
  RecordHeader header_;
  std::optional<Bytes> body_;
  std::size_t body_size_ = 0;
  Signature signature_;
  std::optional<crypto::Transient<32>> envelope_key_;
};

// True for what the mark NEWER says (B8.3): unknown version, flags or kind, a body that does not parse, or a kind in
// the wrong sort of epoch. `root` is the root epoch of the record's space.
bool is_newer(const AuthenticRecord& record, const EpochId& root);

}  // namespace candour::sealed
