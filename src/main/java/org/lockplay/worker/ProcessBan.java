package org.lockplay.worker;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Map;

/**
 * Forbids this process to start other processes or programs, by a seccomp filter of the kernel. Threads are allowed. A
 * worker never needs one, and a storm of them would take the machine down whatever limits the server itself has.
 *
 * <ol>
 *   <li>{@code execve}, {@code execveat}, {@code fork} and {@code vfork} fail with {@code EPERM}.
 *   <li>{@code clone} fails as well, unless it makes a thread.
 *   <li>{@code clone3} fails with {@code ENOSYS}, since a filter cannot see its flags; the C library then uses {@code
 *       clone}.
 * </ol>
 *
 * Source: seccomp(2), and the numbers of Linux's system calls.
 */
final class ProcessBan {

    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final long SET_MODE_FILTER = 1;
    /** For all threads of the process; older kernels would otherwise slow each of them down. */
    private static final long FLAG_TSYNC_SPEC_ALLOW = 1 | 4;

    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_SET = 0x45;
    private static final int RETURN = 0x06;
    private static final int NUMBER_AT = 0;
    private static final int ARCHITECTURE_AT = 4;
    private static final int FIRST_ARGUMENT_AT = 16;
    private static final int CLONE_THREAD = 0x10000;
    private static final int ALLOW = 0x7fff0000;
    private static final int FAIL_WITH_EPERM = 0x00050001;
    private static final int FAIL_WITH_ENOSYS = 0x00050026;
    private static final int INSTRUCTION_BYTES = 8;

    /** The numbers of the system calls of one architecture; {@code process} is {@code clone}. */
    private record Calls(int architecture, int seccomp, int process, int process3, List<Integer> forbidden) {}

    private static final Map<String, Calls> CALLS = Map.of(
            "amd64", new Calls(0xC000003E, 317, 56, 435, List.of(57, 58, 59, 322)),
            "aarch64", new Calls(0xC00000B7, 277, 220, 435, List.of(221, 281)));

    static {
        Native.register(ProcessBan.class, NativeLibrary.getProcess());
    }

    private ProcessBan() {}

    private static native int prctl(int option, long second, long third, long fourth, long fifth);

    private static native long syscall(long number, long operation, long flags, Pointer filter);

    /** Takes effect at once and cannot be undone; false where the kernel cannot do that. */
    static boolean apply() {
        Calls calls = CALLS.get(System.getProperty("os.arch"));
        if (calls == null || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
            return false;
        }
        int[][] filter = filter(calls);
        try (Memory instructions = new Memory((long) filter.length * INSTRUCTION_BYTES);
                Memory program = new Memory(2L * Native.POINTER_SIZE)) {
            for (int i = 0; i < filter.length; i++) {
                long at = (long) i * INSTRUCTION_BYTES;
                instructions.setShort(at, (short) filter[i][0]);
                instructions.setByte(at + 2, (byte) filter[i][1]);
                instructions.setByte(at + 3, (byte) filter[i][2]);
                instructions.setInt(at + 4, filter[i][3]);
            }
            program.clear();
            program.setShort(0, (short) filter.length);
            program.setPointer(Native.POINTER_SIZE, instructions);
            return syscall(calls.seccomp(), SET_MODE_FILTER, FLAG_TSYNC_SPEC_ALLOW, program) == 0;
        }
    }

    /** The instructions: code, jump if true, jump if false, operand. */
    private static int[][] filter(Calls calls) {
        int count = calls.forbidden().size();
        int[][] filter = new int[count + 10][];
        int allow = count + 7;
        int forbid = count + 8;
        int unknown = count + 9;
        filter[0] = new int[] {LOAD, 0, 0, ARCHITECTURE_AT};
        filter[1] = new int[] {JUMP_IF_EQUAL, 0, allow - 2, calls.architecture()};
        filter[2] = new int[] {LOAD, 0, 0, NUMBER_AT};
        for (int i = 0; i < count; i++) {
            filter[3 + i] = new int[] {
                JUMP_IF_EQUAL, forbid - (4 + i), 0, calls.forbidden().get(i)
            };
        }
        int rest = 3 + count;
        filter[rest] = new int[] {JUMP_IF_EQUAL, unknown - rest - 1, 0, calls.process3()};
        filter[rest + 1] = new int[] {JUMP_IF_EQUAL, 0, allow - rest - 2, calls.process()};
        filter[rest + 2] = new int[] {LOAD, 0, 0, FIRST_ARGUMENT_AT};
        filter[rest + 3] = new int[] {JUMP_IF_SET, allow - rest - 4, forbid - rest - 4, CLONE_THREAD};
        filter[allow] = new int[] {RETURN, 0, 0, ALLOW};
        filter[forbid] = new int[] {RETURN, 0, 0, FAIL_WITH_EPERM};
        filter[unknown] = new int[] {RETURN, 0, 0, FAIL_WITH_ENOSYS};
        return filter;
    }
}
