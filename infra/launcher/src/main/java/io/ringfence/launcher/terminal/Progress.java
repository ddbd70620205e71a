package io.ringfence.launcher.terminal;

/** Tells a person how far long work has come. Closing it ends the display. */
public interface Progress extends AutoCloseable {
  /** Shows nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void reached(long done, long total) {
          // Nobody wants to know.
        }

        @Override
        public void close() {
          // There is nothing to end.
        }
      };

  /**
   * Work done so far.
   *
   * @param done units done, at least 0
   * @param total units there are, at least {@code done}; 0: not known yet
   */
  void reached(long done, long total);

  @Override
  void close();
}
