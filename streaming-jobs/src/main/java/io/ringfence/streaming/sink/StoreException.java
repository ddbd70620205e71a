package io.ringfence.streaming.sink;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * The store did not take or give rows, and trying again did not help: the message names the table,
 * the attempts and what the server said, and is meant to be shown as it is.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreException(String message) {
    super(message);
  }
}
