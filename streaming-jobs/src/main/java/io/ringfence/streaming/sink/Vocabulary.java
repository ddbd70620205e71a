package io.ringfence.streaming.sink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The different texts of a column in a batch, numbered as they come: a desk or an instrument stands
 * in thousands of rows and travels once. A table of its own instead of a map: it is asked for every
 * text of every row.
 */
final class Vocabulary {
  /** Instead of a number: there would be a word too many. */
  static final int FULL = -1;

  private static final int SPREAD = 0x9E3779B9;

  private final int most;
  private final @Nullable String[] slots;
  private final int[] numbers;
  private final List<String> words = new ArrayList<>();
  private String last = "";
  private int lastNumber = FULL;

  /**
   * A vocabulary.
   *
   * @param most words it may have, at least 1
   */
  Vocabulary(int most) {
    this.most = most;
    int places = Integer.highestOneBit(most) << 2;
    this.slots = new String[places];
    this.numbers = new int[places];
  }

  /** Number of a text, from 0. */
  int numberOf(String text) {
    // The same object, not an equal one: comparing texts would cost what is saved.
    if (text == last && lastNumber != FULL) {
      return lastNumber;
    }
    last = text;
    lastNumber = found(text);
    return lastNumber;
  }

  private int found(String text) {
    int slot = (text.hashCode() * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    for (String there = slots[slot]; there != null; there = slots[slot]) {
      if (there.equals(text)) {
        return numbers[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (words.size() == most) {
      return FULL;
    }
    slots[slot] = text;
    numbers[slot] = words.size();
    words.add(text);
    return numbers[slot];
  }

  /** The texts, each once, by their numbers. */
  List<String> words() {
    return Collections.unmodifiableList(words);
  }
}
