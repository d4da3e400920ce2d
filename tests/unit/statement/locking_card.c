/* A PKCS#11 library that passes everything on to another one, except that its card blocks after three wrong
   PINs, as real cards do and the software token does not. Names of the other library come by environment. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long rv_t;
#define PIN_INCORRECT 0xA0UL
#define PIN_LOCKED 0xA4UL
/* A function list is a version followed by pointers in the order of the standard (PKCS#11 2.40, 3.6). */
struct list { unsigned char major, minor; void *functions[68]; };
enum { LOGIN = 18, GET_FUNCTION_LIST = 3 };

static struct list ours;
static rv_t (*login)(unsigned long, unsigned long, unsigned char *, unsigned long);
static int wrong;

static rv_t counting_login(unsigned long session, unsigned long user, unsigned char *pin, unsigned long length) {
    rv_t told;
    if (wrong >= 3) return PIN_LOCKED;
    told = login(session, user, pin, length);
    wrong = told == PIN_INCORRECT ? wrong + 1 : 0;
    return told;
}

rv_t C_GetFunctionList(struct list **out) {
    rv_t (*theirs)(struct list **);
    struct list *found;
    void *library = dlopen(getenv("REAL_PKCS11"), RTLD_NOW);
    if (!library) return 0x6UL;
    theirs = (rv_t(*)(struct list **))dlsym(library, "C_GetFunctionList");
    if (!theirs || theirs(&found)) return 0x6UL;
    memcpy(&ours, found, sizeof ours);
    login = (rv_t(*)(unsigned long, unsigned long, unsigned char *, unsigned long))ours.functions[LOGIN];
    ours.functions[LOGIN] = (void *)counting_login;
    ours.functions[GET_FUNCTION_LIST] = (void *)C_GetFunctionList;
    *out = &ours;
    return 0;
}
