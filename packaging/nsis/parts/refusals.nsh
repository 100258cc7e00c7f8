; What is looked at before anything is changed. The order is that of the sentences a person would want to read.

Function .onInit
  Call ReadArguments
  Call SettleWhom
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    ${RefuseWith} ${EXIT_OLD_WINDOWS} "$(OLD_WINDOWS)"
  ${EndIf}
  Call RequireRights
  Call UsualPlace
  Call RequireOlder
  Call RequireRest
  Call RequireProvisions
FunctionEnd

; For everybody: with an administrator's rights. A person is asked for them, a fleet tool has to have them.
Function RequireRights
  Push $0
  Push $1
  ${If} $Whom == "all"
    Call HasRights
    Pop $0
    ${If} $0 != 1
      ${IfNot} ${Silent}
        ${GetParameters} $1
        ClearErrors
        ExecShell "runas" "$EXEPATH" $1
        ${IfNot} ${Errors}
          Quit
        ${EndIf}
      ${EndIf}
      ${RefuseWith} ${EXIT_NEEDS_RIGHTS} "$(NEEDS_RIGHTS)"
    ${EndIf}
  ${Else}
    ; Two of them on one computer would be updated by two people.
    ReadRegStr $0 HKLM "${ARP}" "DisplayVersion"
    ${If} $0 != ""
      ${RefuseWith} ${EXIT_WRONG_USE} "$(HERE_FOR_ALL)"
    ${EndIf}
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd

; Data of a newer release is not understood by an older one. What is newer may be the program that was installed, or
; a version that it fetched itself since and keeps beside it.
Function RequireOlder
  Push $0
  Push $1
  ReadRegStr $VersionHere SHCTX "${ARP}" "DisplayVersion"
  ${If} $VersionHere != ""
    Call ReadFetched
    Pop $0
    ${If} $0 != ""
      StrCpy $VersionHere $0
    ${EndIf}
    Push $VersionHere
    Call OrderOf
    Pop $1
    ${VersionCompare} $1 "${ORDER}" $0
    ${If} $0 == 1
      ${RefuseWith} ${EXIT_NEWER_HERE} "$(NEWER_HERE)"
    ${EndIf}
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd

; Takes a version from the stack and gives it as four numbers: 1.2.3b4 is before 1.2.3.
Function OrderOf
  Exch $0
  Push $1
  ClearErrors
  ${WordReplace} $0 "b" "." "E+1" $1
  ${If} ${Errors}
    StrCpy $0 "$0.10000"
  ${Else}
    StrCpy $0 $1
  ${EndIf}
  ClearErrors
  Pop $1
  Exch $0
FunctionEnd

; Pushes the version at work of those that the program fetched, empty when there is none. It stands behind "current"
; in versions\current.json, one value on a line.
Function ReadFetched
  Push $0 ; the file, then the answer
  Push $1 ; a line
  Push $2 ; 1 behind "current"
  Push $3
  StrCpy $2 0
  StrCpy $3 ""
  ClearErrors
  FileOpen $0 "$INSTDIR\versions\current.json" r
  ${IfNot} ${Errors}
    ${Do}
      FileRead $0 $1
      ${If} ${Errors}
        ${Break}
      ${EndIf}
      ${If} $2 == 1
        ${WordFind2X} $1 '"version": "' '"' "E+1" $3
        ${IfNot} ${Errors}
          ${Break}
        ${EndIf}
        StrCpy $3 ""
        ${Break}
      ${EndIf}
      ${WordFind} $1 '"current": {' "E+1{" $3
      ${IfNot} ${Errors}
        StrCpy $2 1
      ${EndIf}
      StrCpy $3 ""
      ClearErrors
    ${Loop}
    FileClose $0
  ${EndIf}
  ClearErrors
  StrCpy $0 $3
  Pop $3
  Pop $2
  Pop $1
  Exch $0
FunctionEnd

; A person may close CarDesk and go on; a fleet tool comes again.
Function RequireRest
  Push $0
  ${Do}
    Call IsAtWork
    Pop $0
    ${If} $0 != 1
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(AT_WORK)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${EXIT_AT_WORK}
    Quit
    again:
  ${Loop}
  Pop $0
FunctionEnd

Function RequireProvisions
  Push $0
  ${If} $ProvisionFile != ""
  ${AndIfNot} ${FileExists} $ProvisionFile
    ${RefuseWith} ${EXIT_WRONG_USE} "$(NO_PROVISION)"
  ${EndIf}
  StrCpy $0 "$ShopCode$ServiceUrl"
  ClearErrors
  Call RequirePlain
  ${If} ${Errors}
    ${RefuseWith} ${EXIT_WRONG_USE} "$(WRONG_CODE)"
  ${EndIf}
  Pop $0
FunctionEnd
