package io.ringfence.streaming.job;

import io.ringfence.streaming.sink.StoreListener;

/**
 * Says what becomes of every batch on standard output, for whoever measures or tortures the job:
 * {@code @stored TABLE CHECKPOINT ROWS}, {@code @replayed TABLE CHECKPOINT ROWS} before it where
 * the token kept rows from being stored twice, {@code @dead-letter BATCH}.
 */
final class Announcer implements StoreListener {
  @Override
  public void stored(String table, long checkpoint, int rows) {
    say("@stored %s %s %s".formatted(table, checkpoint, rows));
  }

  @Override
  public void replayed(String table, long checkpoint, int rows) {
    say("@replayed %s %s %s".formatted(table, checkpoint, rows));
  }

  @Override
  public void deadLetter(String batch) {
    say("@dead-letter " + batch);
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
