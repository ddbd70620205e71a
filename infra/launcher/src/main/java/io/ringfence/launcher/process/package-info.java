/**
 * The one-machine runtime: starts the engine, the job, the reports and the API as processes of
 * their own, watches them, and leaves nothing behind. No figure is computed and no SQL stands here.
 */
@NullMarked
package io.ringfence.launcher.process;

import org.jspecify.annotations.NullMarked;
