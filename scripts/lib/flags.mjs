// How Node runs the server: young objects get 8 MB instead of 16 (three halves of each are held), which costs no time and saves some 30 MB.
export const SERVER_FLAGS = ['--max-semi-space-size=8'];
