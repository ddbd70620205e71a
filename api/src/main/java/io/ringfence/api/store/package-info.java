/**
 * The way to reporting's questions. This is the only place that knows that there is a database
 * behind them: who asks names a query and a scope, and gets an answer or a refusal.
 */
@NullMarked
package io.ringfence.api.store;

import org.jspecify.annotations.NullMarked;
