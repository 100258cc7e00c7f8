; Whether CarDesk is open: then a sale may be, and no file of the program is touched.
;
; Two signs, because either can be missing: the program's file, which Windows lets nobody write while it runs, and
; the lock beside the database, which the program holds open from its first moment to its last (it tells of a
; CarDesk that was started from another folder, too).

!macro AtWork UN
  ; Pushes 1 when it is open.
  Function ${UN}IsAtWork
    Push $0
    Push $1
    Push $2
    Push $3
    StrCpy $0 0
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
      ClearErrors
      FileOpen $1 "$INSTDIR\${PROGRAM}" a
      ${If} ${Errors}
        StrCpy $0 1
      ${Else}
        FileClose $1
      ${EndIf}
    ${EndIf}
    ${If} $Whom == "all"
      ; Everybody's program: everybody's data is asked.
      Call ${UN}Profiles
      Pop $3
      FindFirst $1 $2 "$3\*"
      ${DoWhile} $2 != ""
        StrCpy $2 "$3\$2\AppData\Local\${NAME}\cardesk.db.lock"
        Call ${UN}LookAtLock
        FindNext $1 $2
      ${Loop}
      FindClose $1
    ${Else}
      StrCpy $2 "$LOCALAPPDATA\${NAME}\cardesk.db.lock"
      Call ${UN}LookAtLock
    ${EndIf}
    Pop $3
    Pop $2
    Pop $1
    Exch $0
  FunctionEnd

  ; Sets $0 to 1 when somebody holds the file of $2 open.
  Function ${UN}LookAtLock
    Push $4
    ${If} ${FileExists} $2
      ClearErrors
      FileOpen $4 $2 r
      ${If} ${Errors}
        StrCpy $0 1
      ${Else}
        FileClose $4
      ${EndIf}
    ${EndIf}
    Pop $4
  FunctionEnd
!macroend
!insertmacro AtWork ""
!insertmacro AtWork "un."
