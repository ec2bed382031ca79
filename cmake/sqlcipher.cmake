# The one SQLite in the tree, for vault and relay: the SQLCipher 4.14.0 amalgamation (SQLite 3.51.3), fetched by
# `./dev deps` as docs/decisions/0001 says, checked here, compiled once and shared by all presets.
set(CANDOUR_SQLITE_SHA256 2ba87bbc92caf02c0ac640198c537c24bdda899a18bbba289f3d3f44d56795e4)
set(CANDOUR_SQLITE_DIR "${CMAKE_SOURCE_DIR}/build/deps/sqlcipher-amalgamation" CACHE PATH "Where ./dev deps put sqlite3.c")

if(NOT EXISTS ${CANDOUR_SQLITE_DIR}/sqlite3.c)
  message(FATAL_ERROR "sqlite3.c of SQLCipher is not there; run ./dev deps first")
endif()
file(SHA256 ${CANDOUR_SQLITE_DIR}/sqlite3.c CANDOUR_SQLITE_FOUND)
if(NOT CANDOUR_SQLITE_FOUND STREQUAL CANDOUR_SQLITE_SHA256)
  message(FATAL_ERROR "sqlite3.c is not the pinned file: ${CANDOUR_SQLITE_FOUND}")
endif()

add_library(candour_sqlite STATIC IMPORTED GLOBAL)
set_target_properties(candour_sqlite PROPERTIES IMPORTED_LOCATION ${CANDOUR_SQLITE_DIR}/libcandour_sqlite.a)
target_include_directories(candour_sqlite SYSTEM INTERFACE ${CANDOUR_SQLITE_DIR})
target_compile_definitions(candour_sqlite INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(candour_sqlite INTERFACE OpenSSL::Crypto Threads::Threads ${CMAKE_DL_LIBS} m)
