package io.ringfence.streaming.sink;

import java.io.Serializable;

/** Hears what becomes of batches; called on the thread that stores them. */
public interface StoreListener extends Serializable {
  /** Hears nothing. */
  StoreListener NONE =
      new StoreListener() {
        @Override
        public void stored(String table, long checkpoint, int rows) {}

        @Override
        public void replayed(String table, long checkpoint, int rows) {}

        @Override
        public void deadLetter(String batch) {}
      };

  /** Rows are in their table. */
  void stored(String table, long checkpoint, int rows);

  /** Rows were in their table, were sent again, and the token kept them from being stored twice. */
  void replayed(String table, long checkpoint, int rows);

  /** A row of a batch was refused for good and is with the dead letters. */
  void deadLetter(String batch);
}
