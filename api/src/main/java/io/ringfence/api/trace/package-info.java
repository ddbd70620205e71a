/**
 * Spans of requests for whoever collects them, by OTLP; nothing is sent unless a collector is
 * named.
 */
@NullMarked
package io.ringfence.api.trace;

import org.jspecify.annotations.NullMarked;
