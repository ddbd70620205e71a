/**
 * From events to exposure, one instrument at a time. The function is a shell: it brings events into
 * the order of time, asks the domain's {@link io.ringfence.domain.exposure.InstrumentBook}, keeps
 * what changed in keyed state and passes on what follows. No formula stands here.
 */
@NullMarked
package io.ringfence.streaming.exposure;

import org.jspecify.annotations.NullMarked;
