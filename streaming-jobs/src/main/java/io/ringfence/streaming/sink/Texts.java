package io.ringfence.streaming.sink;

import java.nio.charset.StandardCharsets;

/** Texts as bytes: rows that follow each other often say the same, the run and batch always. */
final class Texts {
  private String last = "";
  private byte[] bytes = {};

  /** The bytes of a text, not to be changed. */
  byte[] bytes(String text) {
    // The same object, not an equal one: comparing texts would cost what is saved.
    if (text != last) {
      last = text;
      bytes = text.getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }
}
