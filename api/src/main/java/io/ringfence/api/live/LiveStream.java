package io.ringfence.api.live;

import io.ringfence.api.security.OpenSession;
import io.ringfence.domain.access.DeskScope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream. Writing waits for the reader, and the web server gives up on one that takes
 * nothing for ten seconds; what happened meanwhile is on the board, not here.
 */
final class LiveStream {
  /** Most events written before the token is looked at again. */
  private static final int MOST = 500;

  /** How often the token is looked at where nothing happens: a session ends within two seconds. */
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** A reader is told at most so often, so that what changes faster is told once. */
  private static final Duration PACE = Duration.ofMillis(100);

  private final LiveBoard board;
  private final DeskScope scope;
  private final OpenSession.Token token;
  private final OutputStream out;

  LiveStream(LiveBoard board, DeskScope scope, OpenSession.Token token, OutputStream out) {
    this.board = board;
    this.scope = scope;
    this.token = token;
    this.out = out;
  }

  /**
   * Sends until the token opens nothing any more or the server stops.
   *
   * @throws IOException when the reader is gone, or reads nothing
   */
  void send(@Nullable String after) throws IOException, InterruptedException {
    @Nullable String cursor = after;
    while (token.isGood() && !board.isClosed()) {
      LiveBoard.News news = board.after(cursor, scope, MOST);
      cursor = news.cursor();
      write(text(news));
      if (news.events().size() < MOST) {
        Thread.sleep(PACE);
        board.await(cursor, BEAT.toMillis());
      }
    }
    write(
        "event: end\ndata: {\"because\":\"%s\"}\n\n"
            .formatted(token.isGood() ? "STOPPING" : "TOKEN"));
  }

  private static String text(LiveBoard.News news) {
    StringBuilder text = new StringBuilder();
    if (news.reset()) {
      text.append("event: reset\ndata: {}\n\n");
    }
    for (LiveEvent event : news.events()) {
      text.append("event: ").append(event.kind()).append('\n');
      text.append("data: ").append(event.json()).append("\n\n");
    }
    // A cursor also where nothing came about: it is the sign of life.
    return text.append("event: beat\nid: ")
        .append(news.cursor())
        .append("\ndata: {}\n\n")
        .toString();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
