package io.ringfence.launcher.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DechunkedTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverTheChunksAndTheWritesTheDataComesThrough(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder data = new StringBuilder();
    StringBuilder sent = new StringBuilder();
    for (int chunk = 0; chunk < 50; chunk++) {
      String text = "x\r\n1f\r\n".repeat(1 + random.nextInt(40));
      data.append(text);
      sent.append(Integer.toHexString(text.length())).append("\r\n").append(text).append("\r\n");
    }
    byte[] bytes = sent.append("0\r\n\r\n").toString().getBytes(US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Dechunked dechunked = new Dechunked(out)) {
      int at = 0;
      while (at < bytes.length) {
        int some = Math.min(bytes.length - at, 1 + random.nextInt(100));
        dechunked.write(bytes, at, some);
        at += some;
      }
    }
    assertThat(out.toString(US_ASCII)).isEqualTo(data.toString());
  }

  @Test
  void whatDidNotComeInChunksStaysAsItIs() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Dechunked dechunked = new Dechunked(out)) {
      dechunked.write("{\"alerts\":[]}".getBytes(US_ASCII));
    }
    assertThat(out.toString(US_ASCII)).isEqualTo("{\"alerts\":[]}");
  }
}
