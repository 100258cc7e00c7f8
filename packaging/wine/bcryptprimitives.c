/* Stands in for the bcryptprimitives.dll of Windows while a build is rehearsed under Wine, which has none. Never
 * shipped. Programs in Rust ask it for random numbers; Wine has them elsewhere. */

#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T size)
{
    return RtlGenRandom(bytes, (ULONG)size);
}
