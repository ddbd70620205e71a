package io.ringfence.api.question;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/**
 * Puts small questions of one group together while earlier ones are with the store: alone a
 * question goes at once, a hundred at a time go as a few. No answer is older than its question: who
 * asks while a question is under way waits for the next. Safe for several threads.
 *
 * @param <G> what questions must have in common, the scope above all
 * @param <K> what is asked for
 * @param <V> what is answered
 */
public final class Together<G, K, V> {
  /** Questions with the store at a time: each keeps about one core of it busy. */
  private static final int AT_A_TIME = 2;

  private final BiFunction<G, Set<K>, Map<K, V>> asker;
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final Map<G, Round<K, V>> gathering = new HashMap<>();

  private record Round<K, V>(Set<K> keys, CompletableFuture<Map<K, V>> answer) {}

  /**
   * Nobody has asked yet.
   *
   * @param asker asks the store for some of a group; what it leaves out is not there
   */
  public Together(BiFunction<G, Set<K>, Map<K, V>> asker) {
    this.asker = asker;
  }

  /** Asks for one; empty: it is not there. What the asker throws, everybody of its round gets. */
  public Optional<V> ask(G group, K key) {
    Round<K, V> round;
    boolean first;
    synchronized (gathering) {
      round =
          gathering.computeIfAbsent(
              group, _ -> new Round<>(new HashSet<>(), new CompletableFuture<>()));
      first = round.keys().isEmpty();
      round.keys().add(key);
    }
    if (first) {
      lead(group, round);
    }
    return Optional.ofNullable(answer(round).get(key));
  }

  /** How many keys of a group wait for the next question. */
  int gathered(G group) {
    synchronized (gathering) {
      Round<K, V> round = gathering.get(group);
      return round == null ? 0 : round.keys().size();
    }
  }

  /** The first of a round waits for a turn, closes the round and asks for all of it. */
  private void lead(G group, Round<K, V> round) {
    turns.acquireUninterruptibly();
    try {
      Set<K> keys;
      synchronized (gathering) {
        gathering.remove(group, round);
        keys = Set.copyOf(round.keys());
      }
      round.answer().complete(asker.apply(group, keys));
    } catch (RuntimeException e) {
      round.answer().completeExceptionally(e);
    } finally {
      turns.release();
    }
  }

  private static <K, V> Map<K, V> answer(Round<K, V> round) {
    try {
      return round.answer().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
