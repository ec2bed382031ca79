// Asio and Beast, compiled once; the target's definitions make every other file take them from here.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
