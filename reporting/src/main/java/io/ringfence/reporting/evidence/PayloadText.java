package io.ringfence.reporting.evidence;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Where the text of a payload can be read from, as often as need be. */
@FunctionalInterface
interface PayloadText {
  /** The text from its beginning. */
  Reader open() throws RefusedFileException, IOException;

  /** A text in memory. */
  static PayloadText of(String text) {
    return () -> new StringReader(text);
  }

  /** All of it at once. */
  default String whole() throws RefusedFileException, IOException {
    StringBuilder text = new StringBuilder();
    try (Reader reader = open()) {
      char[] some = new char[1 << 14];
      for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
        text.append(some, 0, read);
      }
    }
    return text.toString();
  }

  /** Feeds a digest with what is read through it; a payload is ASCII, and nothing else is read. */
  final class Digesting extends FilterReader {
    private static final int LAST_ASCII = 126;

    private final MessageDigest digest;

    Digesting(Reader text, MessageDigest digest) {
      super(text);
      this.digest = digest;
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      for (int at = from; at < from + read; at++) {
        if (into[at] > LAST_ASCII) {
          throw new IOException("a payload must be ASCII");
        }
      }
      if (read > 0) {
        digest.update(StandardCharsets.US_ASCII.encode(CharBuffer.wrap(into, from, read)));
      }
      return read;
    }

    /** Reads what is left, so that the digest is over all of it. */
    void drain() throws IOException {
      char[] rest = new char[1 << 10];
      while (read(rest, 0, rest.length) >= 0) {
        // Reading feeds it.
      }
    }
  }
}
