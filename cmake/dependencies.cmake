# Every find_package, and only what is linked today. Debian 12 package names stand in ./dev.
include(GoogleTest)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(CURL REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json REQUIRED)
find_package(date REQUIRED)
find_package(Boost 1.81 REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
pkg_check_modules(GLFW REQUIRED IMPORTED_TARGET glfw3 gl)
pkg_check_modules(X11 REQUIRED IMPORTED_TARGET x11)
pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangocairo pangofc fontconfig)
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(LIBEDIT REQUIRED IMPORTED_TARGET libedit)
find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)

# CVE-2025-69277 concerns a function that we do not call; a later revision is still the better one to have.
execute_process(COMMAND dpkg-query -W -f=\${Version} libsodium23
                OUTPUT_VARIABLE CANDOUR_SODIUM_REVISION ERROR_QUIET)
if(CANDOUR_SODIUM_REVISION AND CANDOUR_SODIUM_REVISION VERSION_LESS "1.0.18-1+deb12u1")
  message(WARNING "libsodium ${CANDOUR_SODIUM_REVISION} is older than 1.0.18-1+deb12u1")
endif()

include(sqlcipher)
