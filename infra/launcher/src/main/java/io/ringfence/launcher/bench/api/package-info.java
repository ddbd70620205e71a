/**
 * B8: how fast the API answers, over HTTP on loopback, with the load generator on the same machine.
 */
@NullMarked
package io.ringfence.launcher.bench.api;

import org.jspecify.annotations.NullMarked;
