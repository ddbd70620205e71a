package io.ringfence.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Readers on a clock that goes on while they take something. */
class PacedOutputTest {
  private static final byte[] PIECE = new byte[64 << 10];

  private final AtomicLong nanos = new AtomicLong();

  private PacedOutput to(Duration each) {
    OutputStream reader =
        new OutputStream() {
          @Override
          public void write(int one) {
            nanos.addAndGet(each.toNanos());
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            nanos.addAndGet(each.toNanos());
          }
        };
    return new PacedOutput(reader, nanos::get);
  }

  @Test
  void aReaderThatTakesAlmostNothingIsCutOff() {
    PacedOutput slow = to(Duration.ofSeconds(9));
    assertThatThrownBy(
            () -> {
              for (int written = 0; written < 1_000; written++) {
                slow.write(1);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("the reader took 4 bytes in 36 s");
  }

  @Test
  void aSlowLineIsWaitedForAndSoIsASlowStore() throws IOException {
    PacedOutput line = to(Duration.ofMillis(900));
    for (int written = 0; written < 1_000; written++) {
      line.write(PIECE, 0, PIECE.length);
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    }
    assertThat(nanos.get()).isPositive();
  }
}
