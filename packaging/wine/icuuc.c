/* Stands in for the icuuc.dll of Windows 10 while a build is rehearsed under Wine, which has none. Never shipped.
 *
 * Qt asks the system's ICU for text encodings other than Unicode and Latin-1. Here every encoding is unknown, which
 * Qt takes calmly; the till only ever asks for Unicode. */

typedef int ErrorCode;
typedef unsigned short Unit;
enum { UNSUPPORTED = 16, NOT_FOUND = 4 };

#define SHOWN __declspec(dllexport)

static void fail(ErrorCode *error, ErrorCode code)
{
    if (error && *error <= 0)
        *error = code;
}

SHOWN void *ucnv_open(const char *name, ErrorCode *error)
{
    (void)name;
    fail(error, NOT_FOUND);
    return 0;
}

SHOWN int ucnv_countAvailable(void) { return 0; }
SHOWN const char *ucnv_getAvailableName(int index) { (void)index; return 0; }

SHOWN const char *ucnv_getStandardName(const char *name, const char *standard, ErrorCode *error)
{
    (void)name;
    (void)standard;
    fail(error, NOT_FOUND);
    return 0;
}

/* Nobody holds a converter, so none of these is ever called with one. */
SHOWN void ucnv_close(void *converter) { (void)converter; }
SHOWN void ucnv_reset(void *converter) { (void)converter; }
SHOWN signed char ucnv_getMaxCharSize(const void *converter) { (void)converter; return 1; }

SHOWN const char *ucnv_getName(const void *converter, ErrorCode *error)
{
    (void)converter;
    fail(error, UNSUPPORTED);
    return 0;
}

#define NO_CALLBACK(NAME)                                                     \
    SHOWN void NAME(const void *converter, void **callback, const void **own) \
    {                                                                         \
        (void)converter;                                                      \
        if (callback)                                                         \
            *callback = 0;                                                    \
        if (own)                                                              \
            *own = 0;                                                         \
    }
NO_CALLBACK(ucnv_getToUCallBack)
NO_CALLBACK(ucnv_getFromUCallBack)

#define REFUSES_CALLBACK(NAME)                                                             \
    SHOWN void NAME(void *converter, void *callback, const void *own, void **was,          \
                    const void **was_own, ErrorCode *error)                                \
    {                                                                                      \
        (void)converter, (void)callback, (void)own, (void)was, (void)was_own;              \
        fail(error, UNSUPPORTED);                                                          \
    }
REFUSES_CALLBACK(ucnv_setToUCallBack)
REFUSES_CALLBACK(ucnv_setFromUCallBack)

SHOWN void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *own, void *arguments, const Unit *units, int length,
                                           int point, int reason, ErrorCode *error)
{
    (void)own, (void)arguments, (void)units, (void)length, (void)point, (void)reason;
    fail(error, UNSUPPORTED);
}

SHOWN void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *own, void *arguments, const char *units, int length,
                                         int reason, ErrorCode *error)
{
    (void)own, (void)arguments, (void)units, (void)length, (void)reason;
    fail(error, UNSUPPORTED);
}

SHOWN void ucnv_cbToUWriteUChars(void *arguments, const Unit *source, int length, int offset, ErrorCode *error)
{
    (void)arguments, (void)source, (void)length, (void)offset;
    fail(error, UNSUPPORTED);
}

SHOWN void ucnv_cbFromUWriteUChars(void *arguments, const Unit **source, const Unit *limit, int offset,
                                   ErrorCode *error)
{
    (void)arguments, (void)source, (void)limit, (void)offset;
    fail(error, UNSUPPORTED);
}

SHOWN void ucnv_toUnicode(void *converter, Unit **target, const Unit *limit, const char **source, const char *end,
                          int *offsets, signed char flush, ErrorCode *error)
{
    (void)converter, (void)target, (void)limit, (void)source, (void)end, (void)offsets, (void)flush;
    fail(error, UNSUPPORTED);
}

SHOWN void ucnv_fromUnicode(void *converter, char **target, const char *limit, const Unit **source,
                            const Unit *end, int *offsets, signed char flush, ErrorCode *error)
{
    (void)converter, (void)target, (void)limit, (void)source, (void)end, (void)offsets, (void)flush;
    fail(error, UNSUPPORTED);
}

SHOWN int ucnv_toUCountPending(const void *converter, ErrorCode *error)
{
    (void)converter;
    fail(error, UNSUPPORTED);
    return 0;
}

SHOWN int ucnv_fromUCountPending(const void *converter, ErrorCode *error)
{
    (void)converter;
    fail(error, UNSUPPORTED);
    return 0;
}
