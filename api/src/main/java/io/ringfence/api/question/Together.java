package io.ringfence.api.question;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * Puts small questions of one group together while earlier ones are with the store: alone a
 * question goes at once, a hundred at a time go as a few. One goes at a time, and the store has a
 * rest after each, so that however many ask, there is a core for those who write and read their
 * answers. No answer is older than its question: who asks while a question is under way waits for
 * the next. Safe for several threads.
 *
 * @param <G> what questions must have in common
 * @param <K> what is asked for
 * @param <V> what is answered
 */
public final class Together<G, K, V> {
  private final BiFunction<G, Set<K>, Map<K, V>> asker;
  private final Duration rest;
  private final Semaphore turn = new Semaphore(1, true);
  private final Map<G, Round<K, V>> gathering = new HashMap<>();

  /** When the last question was answered; only who has the turn looks at it. */
  private long answeredAt;

  private record Round<K, V>(Set<K> keys, CompletableFuture<Map<K, V>> answer) {}

  /**
   * Nobody has asked yet.
   *
   * @param asker asks the store for some of a group; what it leaves out is not there
   * @param rest how long after an answer the next question goes at the earliest
   */
  public Together(BiFunction<G, Set<K>, Map<K, V>> asker, Duration rest) {
    this.asker = asker;
    this.rest = rest;
    this.answeredAt = System.nanoTime() - rest.toNanos();
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

  /** The first of a round waits for the turn, closes the round and asks for all of it. */
  private void lead(G group, Round<K, V> round) {
    turn.acquireUninterruptibly();
    try {
      awaitRest();
      Set<K> keys;
      synchronized (gathering) {
        gathering.remove(group, round);
        keys = Set.copyOf(round.keys());
      }
      round.answer().complete(asker.apply(group, keys));
    } catch (RuntimeException e) {
      round.answer().completeExceptionally(e);
    } finally {
      answeredAt = System.nanoTime();
      turn.release();
    }
  }

  private void awaitRest() {
    long left = rest.toNanos() - (System.nanoTime() - answeredAt);
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = rest.toNanos() - (System.nanoTime() - answeredAt);
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
