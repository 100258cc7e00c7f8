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

; Data of a newer release is not understood by an older one.
Function RequireOlder
  Push $0
  Push $1
  ReadRegStr $VersionHere SHCTX "${ARP}" "DisplayVersion"
  ReadRegStr $1 SHCTX "${SETTINGS}" "Order"
  ${If} $VersionHere != ""
    ${VersionCompare} $1 "${ORDER}" $0
    ${If} $0 == 1
      ${RefuseWith} ${EXIT_NEWER_HERE} "$(NEWER_HERE)"
    ${EndIf}
  ${EndIf}
  Pop $1
  Pop $0
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
  StrCpy $0 "$RegisterCode$ServiceUrl"
  ClearErrors
  Call RequirePlain
  ${If} ${Errors}
    ${RefuseWith} ${EXIT_WRONG_USE} "$(WRONG_CODE)"
  ${EndIf}
  Pop $0
FunctionEnd
