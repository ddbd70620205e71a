package io.ringfence.clickhouse;

import java.nio.file.Path;

/** A parent that starts an engine, says its process number, and waits to be killed. */
public final class EngineHolder {
  private EngineHolder() {}

  /** Starts the engine on the folder named by the first argument. */
  public static void main(String[] args) throws InterruptedException {
    EngineProcess engine = EngineProcess.start(Path.of(args[0]));
    System.out.println(engine.pid());
    Thread.sleep(Long.MAX_VALUE);
  }
}
