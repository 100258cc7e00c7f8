; Everything we say ourselves, one file a language; makensis refuses a sentence that is missing in one of them.
!include "sentences\en.nsh"
!include "sentences\fr.nsh"
!include "sentences\ar.nsh"
!include "sentences\es.nsh"
!include "sentences\ru.nsh"
