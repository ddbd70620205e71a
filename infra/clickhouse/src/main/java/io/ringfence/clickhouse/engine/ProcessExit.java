package io.ringfence.clickhouse.engine;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/**
 * Ends this process without running the native library's exit handlers. They wait for the engine's
 * threads, so an exit or a halt of the JVM during a long statement would not end. Nothing is lost:
 * what the engine acknowledged is with the operating system.
 */
public final class ProcessExit {
  private ProcessExit() {}

  /** Ends the process at once with an end status of 0 to 255. */
  public static void now(int status) {
    NativeFunction.bind(
            Linker.nativeLinker().defaultLookup(), "_exit", FunctionDescriptor.ofVoid(JAVA_INT))
        .run(status);
  }
}
