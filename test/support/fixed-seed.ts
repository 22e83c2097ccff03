import fc from 'fast-check';

// Property tests try the same cases in every run, so that a failure is due to the change at hand. Others: LEISTER_TEST_SEED.
fc.configureGlobal({ seed: Number(process.env['LEISTER_TEST_SEED'] ?? 20_251_121) });
