/**
 * JSON documents as a small tree, for files whose fields are read one by one and strictly: rule
 * packs and the payloads of venues.
 */
@NullMarked
package io.ringfence.contracts.json;

import org.jspecify.annotations.NullMarked;
