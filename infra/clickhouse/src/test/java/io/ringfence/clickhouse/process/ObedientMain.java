package io.ringfence.clickhouse.process;

import java.util.List;

/** A main class that does what its first argument says. */
public final class ObedientMain {
  private ObedientMain() {}

  /** Reports its surroundings, waits, hangs in its stop, or fails. */
  public static void main(String[] args) throws InterruptedException {
    switch (args[0]) {
      case "report" ->
          System.out.println(
              List.of(args) + " " + System.getProperty("colour") + " " + System.getenv("SHAPE"));
      case "wait" -> waitFor(() -> System.out.println("hook ran"));
      case "hang" -> waitFor(ObedientMain::sleepForEver);
      case "fail" -> throw new IllegalStateException("as asked");
      default -> throw new IllegalArgumentException("unknown: " + args[0]);
    }
  }

  private static void waitFor(Runnable hook) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(hook));
    System.out.println("waiting");
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void sleepForEver() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
