package io.ringfence.streaming.exposure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words of files and tables against constants of the domain: the same word in lower case. */
final class Words {
  private Words() {}

  /** The word for a constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The word for a constant, or null for none. */
  static @Nullable String wordOrNull(@Nullable Enum<?> constant) {
    return constant == null ? null : word(constant);
  }

  /** The constant for a word that the intake let through. */
  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  /** The constant for a word, or null for none. */
  static <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, @Nullable String word) {
    return word == null ? null : constant(type, word);
  }
}
