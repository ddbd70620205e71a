package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.Progress;
import io.ringfence.launcher.terminal.Terminal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a child says. Standard output: {@code @progress DONE TOTAL}, at the end {@code @done JSON},
 * other lines that begin with {@code @} are for who asked for them, anything else is its result and
 * passed on. Standard error: {@code error: …} says why it ends, {@code warning: …} is passed on,
 * the rest is kept for the case that it dies without a word.
 */
final class ChildLines {
  private static final Pattern PROGRESS = Pattern.compile("@progress (\\d{1,18}) (\\d{1,18})");
  private static final Pattern THROWN =
      Pattern.compile("^(Exception in thread|[\\w.]+(Exception|Error)\\b)");
  private static final String DONE = "@done ";
  private static final String ANNOUNCEMENT = "@";
  private static final String ERROR = "error: ";
  private static final String WARNING = "warning: ";
  private static final int KEPT_LINES = 40;

  private final Terminal terminal;
  private final Progress progress;
  private final Consumer<String> announcements;
  private final Deque<String> lastWords = new ArrayDeque<>();
  private @Nullable String done;
  private @Nullable String error;

  ChildLines(Terminal terminal, Progress progress) {
    this(terminal, progress, _ -> {});
  }

  ChildLines(Terminal terminal, Progress progress, Consumer<String> announcements) {
    this.terminal = terminal;
    this.progress = progress;
    this.announcements = announcements;
  }

  synchronized void output(String line) {
    Matcher reached = PROGRESS.matcher(line);
    if (reached.matches()) {
      progress.reached(Long.parseLong(reached.group(1)), Long.parseLong(reached.group(2)));
    } else if (line.startsWith(DONE)) {
      done = line.substring(DONE.length());
    } else if (line.startsWith(ANNOUNCEMENT)) {
      announcements.accept(line.substring(ANNOUNCEMENT.length()));
    } else {
      terminal.printRaw(line);
    }
  }

  synchronized void error(String line) {
    if (line.startsWith(ERROR)) {
      error = line.substring(ERROR.length());
    } else if (line.startsWith(WARNING)) {
      terminal.warn(line.substring(WARNING.length()));
    } else {
      lastWords.add(line);
      if (lastWords.size() > KEPT_LINES) {
        lastWords.remove();
      }
    }
  }

  /** What it said at its end; null: it has not ended well. */
  synchronized @Nullable String done() {
    return done;
  }

  /** Whether it said itself why it ends. */
  synchronized boolean hasSaidWhy() {
    return error != null;
  }

  /** Why it ended: its own line, or else the exception it died of, or the last thing it said. */
  synchronized Optional<String> reason() {
    return Optional.ofNullable(error)
        .or(() -> lastWords.stream().filter(line -> THROWN.matcher(line).find()).findFirst())
        .or(() -> Optional.ofNullable(lastWords.peekLast()));
  }
}
