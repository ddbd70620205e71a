package io.ringfence.launcher.terminal;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left, redrawn in place. */
final class ProgressBarDisplay implements Progress {
  private static final int WIDTH = 79;
  private static final int REDRAW_MILLIS = 200;

  private final Terminal terminal;
  private final ProgressBar bar;

  ProgressBarDisplay(Terminal terminal, String task, String unit) {
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setUnit(" " + unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .showSpeed()
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
            .build();
  }

  @Override
  public void reached(long done, long total) {
    if (total > 0) {
      bar.maxHint(total);
    }
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
    terminal.err().println();
  }

  private void draw(String line) {
    terminal.err().print("\r" + line);
    terminal.err().flush();
  }
}
