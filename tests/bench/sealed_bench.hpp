// T1 and T2: records of 1.5 kB signed and sealed, alone and with all that is kept of them.
#pragma once

namespace candour::bench {

void seal_and_store();

}  // namespace candour::bench
