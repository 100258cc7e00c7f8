; What the program is to find at its first start: the service and the code of the shop. The program reads the file and
; says what is wrong in it; here it is only put where the program looks.

!ifndef KEEP
Function KeepProvisions
  Push $0
  Push $1
  ${If} $Whom == "all"
    StrCpy $1 "$APPDATA\${NAME}"
    ; Made by us and before anybody else: there everybody may write into a folder that is not there yet.
    CreateDirectory $1
    nsExec::Exec 'icacls "$1" /inheritance:r /grant *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
    Pop $0
  ${Else}
    StrCpy $1 "$LOCALAPPDATA\${NAME}"
    CreateDirectory $1
  ${EndIf}
  ClearErrors
  ${If} $ProvisionFile != ""
    CopyFiles /SILENT $ProvisionFile "$1\provisioning.toml"
  ${ElseIf} "$ShopCode$ServiceUrl" != ""
    FileOpen $0 "$1\provisioning.toml" w
    FileWrite $0 "format = 1$\r$\n"
    ${If} $ServiceUrl != ""
      FileWrite $0 'service = "$ServiceUrl"$\r$\n'
    ${EndIf}
    ${If} $ShopCode != ""
      FileWrite $0 'shop_code = "$ShopCode"$\r$\n'
    ${EndIf}
    FileClose $0
  ${EndIf}
  ${If} ${Errors}
    Abort "$(NOT_WRITTEN)"
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd
!endif
