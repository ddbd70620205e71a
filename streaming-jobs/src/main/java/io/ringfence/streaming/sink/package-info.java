/**
 * Rows out: which columns a row has in its table, Arrow record batches of them, and their insertion
 * over HTTP, batched and retried with a limit. The only statements here insert rows and count them.
 */
@NullMarked
package io.ringfence.streaming.sink;

import org.jspecify.annotations.NullMarked;
