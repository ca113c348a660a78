// How Node runs the server: young objects get 12 MB (three halves of each are held). With the usual 16 it holds 26 MB more at work; with 8 what is
// on its way grows old, which costs a fourteenth of all posts and, until the next whole collection, more memory than it saves.
export const SERVER_FLAGS = ['--max-semi-space-size=12'];
