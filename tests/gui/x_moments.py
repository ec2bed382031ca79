"""What happens to the windows of a display, with its moment: mapped, unmapped, gone, drawn. The least of Xlib, by
ctypes, so that a test needs no package for it."""
import ctypes
import ctypes.util
import select
import time

x11 = ctypes.CDLL('libX11.so.6')
tests = ctypes.CDLL('libXtst.so.6')
for name, result, arguments in [
        ('XOpenDisplay', ctypes.c_void_p, [ctypes.c_char_p]),
        ('XDefaultRootWindow', ctypes.c_ulong, [ctypes.c_void_p]),
        ('XSelectInput', ctypes.c_int, [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]),
        ('XPending', ctypes.c_int, [ctypes.c_void_p]),
        ('XNextEvent', ctypes.c_int, [ctypes.c_void_p, ctypes.c_void_p]),
        ('XConnectionNumber', ctypes.c_int, [ctypes.c_void_p]),
        ('XFlush', ctypes.c_int, [ctypes.c_void_p]),
        ('XStringToKeysym', ctypes.c_ulong, [ctypes.c_char_p]),
        ('XKeysymToKeycode', ctypes.c_ubyte, [ctypes.c_void_p, ctypes.c_ulong]),
        ('XGetImage', ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                                        ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]),
        ('XDestroyImage', ctypes.c_int, [ctypes.c_void_p])]:
    function = getattr(x11, name)
    function.restype, function.argtypes = result, arguments
tests.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

KINDS = {17: 'gone', 18: 'unmapped', 19: 'mapped'}
SUBSTRUCTURE_NOTIFY = 1 << 19


class ImageHead(ctypes.Structure):
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
                ('format', ctypes.c_int), ('data', ctypes.c_void_p)]


class Display:
    def __init__(self):
        self.display = x11.XOpenDisplay(None)
        if not self.display:
            raise SystemExit('there is no display')
        self.root = x11.XDefaultRootWindow(self.display)
        x11.XSelectInput(self.display, self.root, SUBSTRUCTURE_NOTIFY)
        x11.XPending(self.display)
        self.error_handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        x11.XSetErrorHandler(self.error_handler)  # a window may go while it is looked at

    def events(self, limit):
        """(moment, kind, window) of what came within `limit` seconds; returns at the first of them."""
        if not x11.XPending(self.display):
            select.select([x11.XConnectionNumber(self.display)], [], [], limit)
        now, found = time.monotonic(), []
        while x11.XPending(self.display):
            event = (ctypes.c_ulong * 24)()
            x11.XNextEvent(self.display, event)
            kind = KINDS.get(event[0] & 0x7f)
            if kind:
                found.append((now, kind, event[5]))
        return found

    def press(self, *names):
        """All down in this order, then up again."""
        codes = [x11.XKeysymToKeycode(self.display, x11.XStringToKeysym(name.encode())) for name in names]
        for code in codes:
            tests.XTestFakeKeyEvent(self.display, code, 1, 0)
        for code in reversed(codes):
            tests.XTestFakeKeyEvent(self.display, code, 0, 0)
        x11.XFlush(self.display)

    def is_drawn(self, window, width=320, height=240):
        """True if its upper left part has more than one colour: words stand there."""
        image = x11.XGetImage(self.display, window, 0, 0, width, height, 0xffffffff, 2)
        if not image:
            return False
        data = ctypes.string_at(ctypes.cast(image, ctypes.POINTER(ImageHead)).contents.data, width * height * 4)
        x11.XDestroyImage(image)
        return data != data[:4] * (width * height)
