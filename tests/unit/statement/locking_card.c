/* A PKCS#11 library that passes everything on to another one, except that its card blocks after three wrong
   PINs and says when one try is left, as real cards do and the software token does not.

   By environment: REAL_PKCS11, the other library; PIN_TRIES, a file in which the wrong PINs are counted, as the
   card itself would; MISCHIEF, what a faulty library does when it is asked for its cards: crash, hang, chatter;
   ASKED, a file to which it writes the number of its process then. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long rv_t;
#define PIN_INCORRECT 0xA0UL
#define PIN_LOCKED 0xA4UL
#define FINAL_TRY 0x20000UL
#define LOCKED 0x40000UL
#define MOST 3
/* A function list is a version followed by pointers in the order of the standard (PKCS#11 2.40, 3.6). */
struct list { unsigned char major, minor; void *functions[68]; };
enum { GET_FUNCTION_LIST = 3, GET_SLOT_LIST = 4, GET_TOKEN_INFO = 6, LOGIN = 18 };
/* Of CK_TOKEN_INFO only where the flags are. */
struct token { unsigned char label[32], maker[32], model[16], serial[16]; unsigned long flags; };

static struct list ours;
static rv_t (*login)(unsigned long, unsigned long, unsigned char *, unsigned long);
static rv_t (*token_info)(unsigned long, struct token *);
static rv_t (*slot_list)(unsigned char, unsigned long *, unsigned long *);

static int counted(int change) {
    int wrong = 0;
    const char *path = getenv("PIN_TRIES");
    FILE *file = path ? fopen(path, "r") : NULL;
    if (file) {
        if (fscanf(file, "%d", &wrong) != 1) wrong = 0;
        fclose(file);
    }
    if (!change || !path) return wrong;
    wrong = change > 0 ? wrong + 1 : 0;
    file = fopen(path, "w");
    if (file) {
        fprintf(file, "%d", wrong);
        fclose(file);
    }
    return wrong;
}

static rv_t counting_login(unsigned long session, unsigned long user, unsigned char *pin, unsigned long length) {
    rv_t told;
    if (counted(0) >= MOST) return PIN_LOCKED;
    told = login(session, user, pin, length);
    counted(told == PIN_INCORRECT ? 1 : -1);
    return told;
}

static rv_t honest_token_info(unsigned long slot, struct token *out) {
    rv_t told = token_info(slot, out);
    if (told == 0 && counted(0) >= MOST) out->flags |= LOCKED;
    if (told == 0 && counted(0) == MOST - 1) out->flags |= FINAL_TRY;
    return told;
}

static rv_t mischievous_slot_list(unsigned char present, unsigned long *slots, unsigned long *count) {
    const char *mischief = getenv("MISCHIEF"), *asked = getenv("ASKED");
    FILE *file = mischief && *mischief && asked ? fopen(asked, "w") : NULL;
    if (file) {
        fprintf(file, "%d\n", (int)getpid());
        fclose(file);
    }
    if (mischief && !strcmp(mischief, "crash")) abort();
    if (mischief && !strcmp(mischief, "hang")) sleep(600);
    if (mischief && !strcmp(mischief, "chatter")) {
        printf("looking for cards\n");
        fflush(stdout);
    }
    return slot_list(present, slots, count);
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
    token_info = (rv_t(*)(unsigned long, struct token *))ours.functions[GET_TOKEN_INFO];
    slot_list = (rv_t(*)(unsigned char, unsigned long *, unsigned long *))ours.functions[GET_SLOT_LIST];
    ours.functions[LOGIN] = (void *)counting_login;
    ours.functions[GET_TOKEN_INFO] = (void *)honest_token_info;
    ours.functions[GET_SLOT_LIST] = (void *)mischievous_slot_list;
    ours.functions[GET_FUNCTION_LIST] = (void *)C_GetFunctionList;
    *out = &ours;
    return 0;
}
