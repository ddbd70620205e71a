package io.ringfence.launcher.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Servers beside engine and API.
 *
 * @param topics a broker, and what follows its topics; null: none
 * @param login where callers get their tokens
 * @param flightPort port of the API's Flight server; null: none
 */
public record Beside(@Nullable Topics topics, Login login, @Nullable Integer flightPort) {
  /**
   * A broker and the jobs that follow its topics.
   *
   * @param port port of the broker; 0: a free one
   * @param livePathHeap heap of the live path on the topics; null: it does not run
   * @param metricsPort port of the metrics of the job that follows, the live path's one further;
   *     null: none are served
   * @param gapShocks how far marks gap against nodes, as the job that follows reads them
   * @param loop what is played into the topics; null: nothing, they are somebody else's to fill
   * @param office what is done of live data without anybody asking
   */
  public record Topics(
      int port,
      @Nullable String livePathHeap,
      @Nullable Integer metricsPort,
      List<String> gapShocks,
      @Nullable Loop loop,
      Office office) {
    /** Copies the list. */
    public Topics {
      gapShocks = List.copyOf(gapShocks);
    }
  }

  /**
   * What is done of live data without anybody asking.
   *
   * @param movesAs account that prepares batches of moves; null: none are drawn up
   * @param anchors file elsewhere that the heads of the ledgers are written to, every day
   */
  public record Office(@Nullable String movesAs, Path anchors) {}

  /** Where callers get their tokens. */
  public sealed interface Login {
    /** From this machine, by {@code ringfence token}. */
    record Local() implements Login {}

    /**
     * From a Keycloak that is started.
     *
     * @param port its port; 0: a free one
     */
    record Started(int port) implements Login {}

    /**
     * From a server that is there.
     *
     * @param issuer its issuer, as its tokens name it
     */
    record There(URI issuer) implements Login {}
  }

  /** What is played again and again; null: nothing. */
  @Nullable Loop loop() {
    return topics == null ? null : topics.loop();
  }
}
