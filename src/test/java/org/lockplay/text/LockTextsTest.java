package org.lockplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.lock.LockKind;

class LockTextsTest {

    /** What a snippet omits: its imports and its context. */
    private static final String AROUND = """
            import com.sun.jna.Library;
            import com.sun.jna.Memory;
            import com.sun.jna.Native;
            import com.sun.jna.Pointer;
            import java.lang.invoke.*;
            import java.nio.*;
            import java.nio.channels.*;
            import java.nio.file.*;
            import java.sql.*;
            import java.util.*;
            import java.util.concurrent.locks.*;
            import org.apache.curator.framework.*;
            import org.apache.curator.framework.recipes.locks.InterProcessMutex;
            import org.apache.curator.retry.RetryNTimes;
            import redis.clients.jedis.Jedis;

            abstract class Snippet {
                static final int O_CREAT = 64, EOWNERDEAD = 130, PTHREAD_PROCESS_SHARED = 1, PTHREAD_MUTEX_ROBUST = 1;
                interface Store {
                    long read() throws SQLException;
                    void write(long count) throws SQLException;
                    boolean isLocked();
                    void setLocked(boolean locked);
                }
                void sell(Store store, Connection database, Jedis redis%s) throws Exception {
            %s
                }
            }
            """;

    @ParameterizedTest
    @EnumSource
    void everyLockIsShownInJavaThatCompiles(LockKind lock, @TempDir Path classes) {
        String code = LockTexts.of(lock.wireName()).code().get("java");
        String given = lock == LockKind.SPIN || lock == LockKind.ROBUST_MUTEX ? ", FileChannel channel" : "";
        given += lock == LockKind.SPIN ? ", int me" : "";
        given += lock == LockKind.LOCK_TABLE || lock == LockKind.REDIS ? ", String me" : "";
        given += lock == LockKind.ADVISORY ? ", long key" : ", String run";
        StringWriter messages = new StringWriter();

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiles = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString()),
                        null,
                        List.of(source(AROUND.formatted(given, code))))
                .call();

        assertThat(compiles).as("%s", messages).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyLockIsShownShortlyInPython(LockKind lock) {
        String code = LockTexts.of(lock.wireName()).code().get("python");

        assertThat(code).isNotBlank().doesNotContain("\t", "{", ";");
        assertThat(code.lines()).hasSizeLessThan(30).allMatch(line -> line.length() <= 110);
    }

    @Test
    void aLockThatThereIsNotHasNoTexts() {
        assertThatThrownBy(() -> LockTexts.of("padlock")).isInstanceOf(IllegalArgumentException.class);
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
