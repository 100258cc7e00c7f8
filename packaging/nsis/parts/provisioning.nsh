; What the program is to find at its first start: its service and its code. The program reads the file, checks it
; and removes it; here it is only put where the program looks.

!ifndef KEEP
Function KeepProvisions
  Push $0
  Push $1
  ${If} $Whom == "all"
    StrCpy $1 "$APPDATA\${NAME}"
  ${Else}
    StrCpy $1 "$LOCALAPPDATA\${NAME}"
  ${EndIf}
  ClearErrors
  ${If} $ProvisionFile != ""
    CreateDirectory $1
    CopyFiles /SILENT $ProvisionFile "$1\provisioning.toml"
  ${ElseIf} "$RegisterCode$ServiceUrl" != ""
    CreateDirectory $1
    FileOpen $0 "$1\provisioning.toml" w
    FileWriteUTF16LE $0 ""
    FileWrite $0 '{"service": "$ServiceUrl", "code": "$RegisterCode"}$\r$\n'
    FileClose $0
  ${EndIf}
  ${If} ${Errors}
    Abort "$(NOT_WRITTEN)"
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd
!endif
