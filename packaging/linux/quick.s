# Qt's reader of camera pictures can also film a window of Qt Quick, and is linked with its library and that of
# Qml for it: 17 MB. We have no such windows. This stands in for the two names that it is linked by: a class
# that no object is of, and the taking of its picture, which nobody can come to ask for.
    .section .note.GNU-stack, "", @progbits
    .text
    .globl _ZN12QQuickWindow10grabWindowEv
    .type _ZN12QQuickWindow10grabWindowEv, @function
_ZN12QQuickWindow10grabWindowEv:
    ud2
    .size _ZN12QQuickWindow10grabWindowEv, . - _ZN12QQuickWindow10grabWindowEv
    .data
    .globl _ZN12QQuickWindow16staticMetaObjectE
    .type _ZN12QQuickWindow16staticMetaObjectE, @object
    .balign 8
_ZN12QQuickWindow16staticMetaObjectE:
    .zero 64
    .size _ZN12QQuickWindow16staticMetaObjectE, 64
