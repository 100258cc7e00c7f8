; /ALLUSERS /REGISTER=code /SERVICE=address /PROVISION=file, and /PURGE=1 of the uninstaller. NSIS reads /S and
; /D=folder by itself. A value that holds spaces stands in quotation marks, which may also be around the whole switch.

!define PLAIN "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/[]"

!macro Arguments UN
  ; Takes the name of a switch (/NAME=) from the stack, gives its value; empty when it is not there. NSIS's own
  ; GetOptions ends a value at its first slash, and an address has two.
  Function ${UN}ValueOf
    Exch $0 ; name, in the end the value
    Push $1 ; what is left of the command line, with a space before it
    Push $2 ; length of the name
    Push $3 ; a sign
    Push $4 ; the sign that ends the value
    ${GetParameters} $1
    StrCpy $1 " $1 "
    StrLen $2 $0
    ${Do}
      StrCpy $4 $1 1
      ${If} $4 == ""
        StrCpy $0 ""
        ${Break}
      ${EndIf}
      StrCpy $1 $1 "" 1
      StrCpy $3 $1 $2
      ${If} $3 == $0
        ${If} $4 == " "
        ${OrIf} $4 == '"'
          StrCpy $0 ""
          StrCpy $1 $1 "" $2
          StrCpy $3 $1 1
          ${If} $3 == '"'
            StrCpy $4 '"'
            StrCpy $1 $1 "" 1
          ${EndIf}
          ${Do}
            StrCpy $3 $1 1
            StrCpy $1 $1 "" 1
            ${If} $3 == $4
            ${OrIf} $3 == ""
              ${Break}
            ${EndIf}
            StrCpy $0 "$0$3"
          ${Loop}
          ${Break}
        ${EndIf}
      ${EndIf}
    ${Loop}
    Pop $4
    Pop $3
    Pop $2
    Pop $1
    Exch $0
  FunctionEnd

  Function ${UN}ReadWhom
    Push $0
    Push $1
    ${GetParameters} $0
    StrCpy $Whom "user"
    ClearErrors
    ${GetOptions} $0 "/ALLUSERS" $1
    ${IfNot} ${Errors}
      StrCpy $Whom "all"
    ${EndIf}
    ClearErrors
    Pop $1
    Pop $0
  FunctionEnd
!macroend
!insertmacro Arguments ""
!insertmacro Arguments "un."

!macro ReadValue UN SWITCH VARIABLE
  Push "${SWITCH}"
  Call ${UN}ValueOf
  Pop ${VARIABLE}
!macroend
!define ReadValue '!insertmacro ReadValue ""'
!define un.ReadValue '!insertmacro ReadValue "un."'

Function ReadArguments
  Call ReadWhom
  ${ReadValue} "/REGISTER=" $ShopCode
  ${ReadValue} "/SERVICE=" $ServiceUrl
  ${ReadValue} "/PROVISION=" $ProvisionFile
FunctionEnd

; Sets the error flag when $0 holds anything but letters, digits and the signs of an address: what a file is made
; of may not end its quotation marks.
Function RequirePlain
  Push $1
  Push $2
  StrLen $1 $0
  System::Call 'shlwapi::StrSpnW(w r0, w "${PLAIN}") i .r2'
  ClearErrors
  ${If} $1 != $2
    SetErrors
  ${EndIf}
  Pop $2
  Pop $1
FunctionEnd
