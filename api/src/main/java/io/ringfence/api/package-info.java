/**
 * Who may ask. This package starts the server from its arguments and environment; what can be asked
 * lives in a package for each resource, who may ask in {@code security}. No figure is computed in
 * here and no statement is written in here: questions belong to reporting.
 */
@NullMarked
package io.ringfence.api;

import org.jspecify.annotations.NullMarked;
