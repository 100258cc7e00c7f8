/* Stands in for the mscms.dll of Windows while a build is rehearsed under Wine, whose own one ends the program when
 * Qt asks for a screen's colours. Never shipped. Here no screen has a colour profile. */

#include <windows.h>

#define SHOWN __declspec(dllexport)

SHOWN HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation)
{
    (void)profile, (void)access, (void)share, (void)creation;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}

SHOWN BOOL WINAPI CloseColorProfile(HANDLE profile)
{
    (void)profile;
    return TRUE;
}

SHOWN BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *bytes, DWORD *size)
{
    (void)profile, (void)bytes;
    if (size)
        *size = 0;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return FALSE;
}

SHOWN HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options)
{
    (void)profile, (void)options;
    SetLastError(ERROR_NOT_SUPPORTED);
    return NULL;
}
