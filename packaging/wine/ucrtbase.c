/* Stands in front of Wine's ucrtbase.dll while a build is rehearsed under Wine, whose own ends the program when it is
 * asked for a function of complex numbers; numpy asks as it is loaded. Never shipped. All other functions are
 * forwarded to Wine's own, by the .def file that is made beside this one.
 *
 * Types are those of Microsoft's C: a complex number is a structure, and a long double has 64 bits. */

#include <complex.h>

typedef struct { float re, im; } Single;
typedef struct { double re, im; } Double;

#define OF_S(z) __builtin_complex((z).re, (z).im)
#define OF_D(z) __builtin_complex((z).re, (z).im)
#define TO_S(z) ((Single){crealf(z), cimagf(z)})
#define TO_D(z) ((Double){creal(z), cimag(z)})

/* One complex number to another. */
#define MAPS(NAME)                                                    \
    Single own_##NAME##f(Single z) { float complex r = NAME##f(OF_S(z)); return TO_S(r); } \
    Double own_##NAME(Double z) { double complex r = NAME(OF_D(z)); return TO_D(r); }      \
    Double own_##NAME##l(Double z) { return own_##NAME(z); }
/* One complex number to a real one. */
#define MEASURES(NAME)                                          \
    float own_##NAME##f(Single z) { return NAME##f(OF_S(z)); }  \
    double own_##NAME(Double z) { return NAME(OF_D(z)); }       \
    double own_##NAME##l(Double z) { return own_##NAME(z); }

MAPS(cacos) MAPS(cacosh) MAPS(casin) MAPS(casinh) MAPS(catan) MAPS(catanh) MAPS(ccos) MAPS(ccosh) MAPS(cexp)
MAPS(clog) MAPS(conj) MAPS(cproj) MAPS(csin) MAPS(csinh) MAPS(csqrt) MAPS(ctan) MAPS(ctanh)
MEASURES(cabs) MEASURES(carg) MEASURES(cimag) MEASURES(creal)

Single own_cpowf(Single x, Single y) { float complex r = cpowf(OF_S(x), OF_S(y)); return TO_S(r); }
Double own_cpow(Double x, Double y) { double complex r = cpow(OF_D(x), OF_D(y)); return TO_D(r); }
Double own_cpowl(Double x, Double y) { return own_cpow(x, y); }
