package io.ringfence.clickhouse.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends this JVM as soon as standard input ends.
 *
 * <p>The parent holds the other end of the pipe and writes nothing. The operating system closes it
 * when the parent goes, however it goes, so a supervised process cannot outlive its parent. The end
 * is orderly first ({@link System#exit}, shutdown hooks run) and forced {@value #GRACE_MILLIS} ms
 * later.
 *
 * <p>Uses {@code java.*} only, so that it can be put on any class path.
 */
public final class Supervised {
  /** How long shutdown hooks may take before the JVM is halted, in milliseconds. */
  static final long GRACE_MILLIS = 2_500;

  private Supervised() {}

  /**
   * Starts the watch and calls the main method of the named class.
   *
   * @param args the name of the main class, then the arguments it is given
   * @throws Throwable what the main class itself throws
   */
  public static void main(String[] args) throws Throwable {
    if (args.length == 0) {
      throw new IllegalArgumentException("args must begin with a main class, was empty");
    }
    Thread.ofPlatform().daemon().name("parent-watch").start(() -> endAfter(System.in));
    var main = Class.forName(args[0]).getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void endAfter(InputStream parent) {
    awaitEnd(parent);
    Thread.ofPlatform().daemon().name("last-resort").start(Supervised::haltAfterGrace);
    System.exit(0);
  }

  private static void awaitEnd(InputStream parent) {
    try {
      byte[] ignored = new byte[1024];
      int read;
      do {
        read = parent.read(ignored);
      } while (read >= 0);
    } catch (IOException broken) {
      // A broken pipe says the same as a closed one: the parent is gone.
    }
  }

  private static void haltAfterGrace() {
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
